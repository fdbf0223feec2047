export const SHORTCUT_SHEET = 'shortcut-sheet'

export function openShortcutSheet(): void {
  const sheet = document.getElementById(SHORTCUT_SHEET)
  if (sheet instanceof HTMLDialogElement && !sheet.open) sheet.showModal()
}
