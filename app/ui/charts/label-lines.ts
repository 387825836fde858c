/** The width of a letter in the size of its font, on the safe side. */
export const LETTER = 0.58

/** Words in lines of at most so many letters; a longer word has a line of its own. */
export function inLines(words: string, letters: number): string {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const joined = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && joined.length <= letters) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines.join('\n')
}
