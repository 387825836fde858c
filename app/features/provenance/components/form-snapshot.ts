import type { FieldName } from '#app/features/provenance/field-names.ts'

/** Everything a form would send, as one text; its revision aside. */
export function snapshotOf(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'revision'))
}

/** Whether somebody typed before the page came alive. */
export function wasTypedInto(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (control) =>
      ((control instanceof HTMLInputElement && ['text', 'date', 'url', 'email', 'tel', 'search'].includes(control.type)) ||
        control instanceof HTMLTextAreaElement) &&
      control.value !== control.defaultValue,
  )
}

/** Shows what somebody else wrote in a field that still says `sent`. False where the person typed on meanwhile. */
export function showTheirs(form: HTMLFormElement, name: FieldName, sent: string, text: string): boolean {
  const controls = [...form.elements].filter(
    (control): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      'name' in control && control.name === name && 'value' in control,
  )
  const now = String(new FormData(form).getAll(name).at(-1) ?? '')
  if (now !== sent) return now === text
  for (const control of controls) {
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
      control.checked = control.value === text
    else if (!(control instanceof HTMLInputElement && control.type === 'hidden')) write(control, text)
  }
  return true
}

/** Sets a control as typing would, so that one whose value React holds takes it, too. */
function write(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control) as object, 'value')?.set?.call(control, text)
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
