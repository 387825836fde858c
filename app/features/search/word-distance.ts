/**
 * How many letters are wrong, missing, too many or changed places between two words, the first letters of both counted like any other
 * (optimal string alignment); `most + 1` where there are more than `most`. Pure.
 */
export function wordDistance(one: string, other: string, most: number): number {
  if (Math.abs([...one].length - [...other].length) > most) return most + 1
  return Math.min(distances(one, other, most).at(-1) ?? Infinity, most + 1)
}

/** The same between a word and that beginning of another which is nearest to it. Pure. */
export function beginningDistance(one: string, other: string, most: number): number {
  return Math.min(...distances(one, other, most), most + 1)
}

/** The distances of a word to all beginnings of another, the empty one first; none where each of them is more than `most`. */
function distances(one: string, other: string, most: number): number[] {
  const [a, b] = [[...one], [...other].slice(0, [...one].length + most)]
  let [before, last]: [number[], number[]] = [[], b.map((_, index) => index).concat(b.length)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(before, j - 2) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return []
    ;[before, last] = [last, row]
  }
  return last
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity
