import { fail, opaque } from './fail.ts'

var inherits = function (child, parent) {
  child.prototype = Object.create(parent.prototype)
  child.prototype.constructor = child
}

function Animal(name) {
  if (!name) fail('no name') //: Animal
  this.name = name
}

Animal.prototype = {
  speak: function () {
    fail(this.name + ' speaks') //: speak
  },
  walk: function (steps) {
    for (var i = 0; i < steps; i++) this.step(i) //: walk
  },
  step: function step(i) {
    if (i > 1) throw new Error('tired') //: step
  },
}

function Dog(name) {
  Animal.call(this, name) //: Dog
  this.tricks = []
}

inherits(Dog, Animal)

Dog.prototype.bark = function () {
  var self = this
  var repeat = function (times) {
    if (times === 0) fail(self.name) //: repeat
    return repeat(times - 1) //: repeat
  }
  return repeat(opaque(1)) + opaque('') //: bark
}

Dog.prototype['roll-over'] = function () {
  fail(opaque('rolled')) //: roll-over
}

Dog.create = Dog.make = function (name) {
  return new Dog(name) //: make
}

var plugins = {}
plugins.each = function (list, work) {
  for (var i = 0; i < list.length; i++) work(list[i]) //: each
}
plugins.extend = function (methods) {
  plugins.each(Object.keys(methods), function (name) {
    Dog.prototype[name] = methods[name]
  })
}
plugins.extend({
  fetch: function (thing) {
    plugins.each([thing], function (each) { //: fetch
      fail('fetches ' + each) //: <each callback>
    })
  },
})

var Cat = (function (Parent) {
  function Cat(name) {
    Parent.call(this, name)
  }
  inherits(Cat, Parent)
  Cat.prototype.purr = function () {
    fail(opaque(this.name)) //: purr
  }
  return Cat
})(Animal)

export var scenarios = {
  es5Constructor: function () {
    return new Dog(opaque('')) //: (scenario)
  },
  es5Method: function () {
    return new Dog('a').walk(opaque(3)) //: (scenario)
  },
  es5Inherited: function () {
    return new Dog('a').speak(opaque(0)) //: (scenario)
  },
  es5Recursion: function () {
    return new Dog('a').bark() //: (scenario)
  },
  es5Quoted: function () {
    return new Dog('a')['roll-over']() //: (scenario)
  },
  es5Chained: function () {
    return Dog.create(opaque('')) //: (scenario)
  },
  es5Plugin: function () {
    return new Dog('a').fetch(opaque('a stick')) //: (scenario)
  },
  es5Class: function () {
    return new Cat('a').purr() //: (scenario)
  },
}
