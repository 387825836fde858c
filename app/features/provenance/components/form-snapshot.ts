import type { FieldName } from '#app/features/provenance/field-names.ts'

/** What a form would send and what its person may have typed: all but its revision and the mark of its sending. */
export function entriesOf(form: HTMLFormElement): [name: string, text: string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    name === 'revision' || name === 'attempt' || typeof value !== 'string' ? [] : [[name, value] as [string, string]],
  )
}

const isAnswer = (name: string) => name.startsWith('answer:')

/** The same as one text; answers to comments aside, which are sent by their own button alone. */
export const snapshotOf = (form: HTMLFormElement): string => JSON.stringify(entriesOf(form).filter(([name]) => !isAnswer(name)))

/** Whether an answer is typed that was not sent. */
export const hasAnswer = (form: HTMLFormElement): boolean => entriesOf(form).some(([name, text]) => isAnswer(name) && text.trim() !== '')

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
  const now = textIn(form, name)
  if (now !== sent) return now === text
  showText(form, name, text)
  return true
}

/** Puts back into a form what was kept of it. What has no control on the page is sent with the form all the same. */
export function restoreEntries(form: HTMLFormElement, entries: readonly [name: string, text: string][]): void {
  for (const [name, text] of new Map(entries)) {
    if (textIn(form, name) === text && form.elements.namedItem(name)) continue
    if (form.elements.namedItem(name)) showText(form, name, text)
    else form.append(hiddenField(name, text))
  }
}

const textIn = (form: HTMLFormElement, name: FieldName) => String(new FormData(form).getAll(name).at(-1) ?? '')

function hiddenField(name: string, text: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = text
  return field
}

function showText(form: HTMLFormElement, name: FieldName, text: string): void {
  const controls = [...form.elements].filter(
    (control): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      'name' in control && control.name === name && 'value' in control,
  )
  for (const control of controls) {
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
      control.checked = control.value === text
    else if (!(control instanceof HTMLInputElement && control.type === 'hidden') || name === 'id') write(control, text)
  }
}

/** Sets a control as typing would, so that one whose value React holds takes it, too. */
function write(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control) as object, 'value')?.set?.call(control, text)
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
