import { MACHINE_SUBSTATE, STALE_SUBSTATE, type OutgoingFile, type OutgoingUnit } from './translation-file.ts'

/** A translation file as XLIFF 2.0 (OASIS, 2014): one file, one unit of one segment for each text, white space as it is. */
export function writeXliff({ original, revision, title, sourceLang, targetLang, units }: OutgoingFile): string {
  const head = `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${attribute(sourceLang)}" trgLang="${attribute(targetLang)}" xml:space="preserve">
  <file id="r${revision}" original="${attribute(original)}" canResegment="no">
    <notes>
      <note category="record">${plain(title)}</note>
      <note category="revision">${revision}</note>
    </notes>
`
  return `${head}${units.map(unit).join('')}  </file>\n</xliff>\n`
}

const STATES = {
  missing: 'state="initial"',
  stale: `state="initial" subState="${STALE_SUBSTATE}"`,
  machine: `state="translated" subState="${MACHINE_SUBSTATE}"`,
  translated: 'state="final"',
} as const

function unit({ id, label, source, target, state }: OutgoingUnit): string {
  return `    <unit id="${attribute(id)}" name="${attribute(label)}">
      <notes>
        <note category="field">${plain(label)}</note>
      </notes>
      <segment ${STATES[state]}>
        <source>${content(source)}</source>
${target === undefined ? '' : `        <target>${content(target)}</target>\n`}      </segment>
    </unit>
`
}

/** Text of a segment. What XML 1.0 cannot hold stands as the element that XLIFF has for it. */
const content = (text: string) =>
  escaped(text).replace(
    UNWRITABLE,
    (character) => `<cp hex="${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
  )

/** Text where no such element may stand. */
const plain = (text: string) => escaped(text).replace(UNWRITABLE, '\uFFFD')
const attribute = (text: string) => plain(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

// A carriage return that is not written as a reference is read as a line feed.
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

/** XML 1.0, production 2: control characters, lone surrogates and two non-characters are no characters of a document. */
const UNWRITABLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
