import { Fragment, type ReactNode } from 'react'

const mark = (name: string) => `\u2063${name}\u2063`

/** Placeholders for `t` that `Woven` later fills with elements. */
export const marks = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, mark(name)])) as Record<Name, string>

/** A translated sentence whose placeholders (from `marks`) are elements: a link, a name in its own direction. */
export function Woven({ text, parts }: { text: string; parts: Record<string, ReactNode> }) {
  return text.split('\u2063').map((piece, index) => <Fragment key={index}>{index % 2 === 1 ? parts[piece] : piece}</Fragment>)
}
