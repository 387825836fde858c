import { foldWords } from '#app/features/classifications/folding.ts'

/** What people type, as a tsquery of `admin_search`: all words, each as a beginning. Null where there is no word. */
export function adminQuery(q: string): string | null {
  const words = foldWords(q.slice(0, 200)).map((word) => word.slice(0, 60))
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : null
}
