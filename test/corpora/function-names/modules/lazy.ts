import { fail, opaque } from '../fail.ts'
import { parse } from './first.ts'

export function openDialog(title: string): void {
  const dialog = {
    show: () => {
      parse(title) //: show
      opaque(0)
    },
  }
  dialog.show() //: openDialog
  opaque(dialog)
}

export default class Dialog {
  close(): void {
    fail(opaque('closed')) //: close
  }
}

export const confirm = async (text: string): Promise<void> => {
  await opaque(null)
  if (text) fail(text) //: confirm
}
