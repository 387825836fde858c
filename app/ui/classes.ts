/** Joins the class names that are set; `false`, `null` and `undefined` are left out. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
