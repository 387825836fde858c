/** What the box suggests while one types, in the order in which it shows them. */
export type Suggestion = {
  label: string
  /** BCP 47 tag and direction of the label. */
  lang: string
  dir: 'ltr' | 'rtl' | 'auto'
  /** What it is: "Projet", "Besoins dans ce pays". */
  note: string
  href: string
}

/** `status`: how many there are, for who does not see them. */
export type Suggestions = { items: Suggestion[]; status: string }
