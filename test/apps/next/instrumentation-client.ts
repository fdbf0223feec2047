// Next runs this before the app: errors of its first moments are seen too.
import './seismo'
