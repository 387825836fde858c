/** What a form holds under a name, the last where there are several; empty where it holds no text. */
export function formText(form: FormData, name: string): string {
  const value = form.getAll(name).at(-1)
  return typeof value === 'string' ? value : ''
}
