import { expect, test } from 'vitest'
import { leadsOn } from '#app/features/provenance/components/save-before-link.ts'

const HERE = 'https://portal.example/fr/w/eau/needs/1/edit/texts?language=wo'
const press = { button: 0, defaultPrevented: false, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const link = (href: string, more = {}) => ({ href: new URL(href, HERE).href, target: '', download: '', ...more })

test('the same form in another language, and any other page of the portal, waits for what is typed', () => {
  for (const href of ['/ar/w/eau/needs/1/edit/texts?language=wo', '/fr/w/eau/needs', '?language=ff'])
    expect(leadsOn(press, link(href), HERE)).toBe(true)
})

test('a link within the page, to another site, into another window or to a file is followed at once', () => {
  expect(leadsOn(press, link('#field-title-fr'), HERE)).toBe(false)
  expect(leadsOn(press, link('https://elsewhere.example/'), HERE)).toBe(false)
  expect(leadsOn(press, link('/fr/help', { target: '_blank' }), HERE)).toBe(false)
  expect(leadsOn(press, link('/fr/report.csv', { download: 'report.csv' }), HERE)).toBe(false)
  expect(leadsOn({ ...press, ctrlKey: true }, link('/fr/help'), HERE)).toBe(false)
  expect(leadsOn({ ...press, button: 1 }, link('/fr/help'), HERE)).toBe(false)
})
