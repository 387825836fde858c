const JOINING = new Set(
  (
    'l d s n c j m qu de du des la le les et en au aux a un une of the and in for el los las y del da do das dos e o os as em no na ' +
    'في من علي الي عن'
  ).split(' '),
)

/** Whether a folded word only joins others (articles, prepositions): a text is found whether the reader types it or not. */
export const isJoining = (word: string): boolean => JOINING.has(word)
