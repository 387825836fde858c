import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { element, emptyElement, textElement, xmlText } from '#app/features/downloads/files/xml-text.ts'

/** The texts and attribute values that a parser finds. */
function read(xml: string): string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => void (text.trim() && found.push(text)))
  parser.on('opentag', ({ attributes }) => void found.push(...Object.values(attributes)))
  parser.write(xml).close()
  return found
}

test.each([']]>', '<script>', '&amp;', 'a "b" \'c\'', 'أ\u202Eب\u2066ج', 'line\rand\ttab', '👩🏾‍🌾'])(
  'a text comes back from a parser as it was: %j',
  (text) => {
    expect(read(textElement('a', text))).toEqual([text])
    expect(read(element('a', emptyElement('b', { c: `${text}\n` })))).toEqual([`${text}\n`])
  },
)

test('what XML cannot hold is told as a character that stands for it', () => {
  expect(xmlText('a\u0000b\u001Bc\uFFFEd\uD800e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
})

test('nothing is written of what is not stated', () => {
  expect([textElement('a', null), textElement('a', ''), emptyElement('a', { b: undefined, c: 0 })]).toEqual(['', '', '<a c="0"/>'])
})
