/** What a form holds under a name, the last where there are several; empty where it holds no text. */
export function formText(form: FormData, name: string): string {
  const value = form.getAll(name).at(-1)
  return typeof value === 'string' ? value : ''
}

/** What a form holds under each of its names, as `formText` gives it: in one pass, for who reads many. */
export function formTexts(form: FormData): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [name, value] of form) texts.set(name, typeof value === 'string' ? value : '')
  return texts
}
