import { describe, expect, test } from 'vitest'
import { SiteHeader } from '#app/ui/frame/site-header.tsx'
import { FilterPanel } from '#app/ui/lists/filter-panel.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { htmlOf } from './render.tsx'

describe('a reader of a public page', () => {
  test('hears the severity as a word and sees a shape of its own', () => {
    const badges = ([1, 2, 3, 4, 5] as const).map((level) => htmlOf(<SeverityBadge level={level} />))
    expect(badges[4]).toContain('Critique')
    expect(new Set(badges.map((badge) => /<path d="([^"]+)"/.exec(badge)?.[1])).size).toBe(5)
  })

  test('hears how much is covered, and never more than all', () => {
    const html = htmlOf(<CoverageBar value={1.4} label="Couverture" text="1 400 sur 1 000" />)
    expect(html).toContain('aria-valuenow="100"')
    expect(html).toContain('aria-valuetext="1 400 sur 1 000"')
  })

  test('is told the language of a text that is not in the language of the page', () => {
    const html = htmlOf(<LanguageTaggedText text="تأهيل" lang="ar" dir="rtl" languageName="arabe" />)
    expect(html).toMatch(/<bdi lang="ar" dir="rtl"/)
    expect(html).toContain('arabe')
    expect(htmlOf(<LanguageTaggedText text="Eau" lang="fr" dir="ltr" />)).not.toContain('Texte rédigé')
  })

  test('finds the name of the column in each cell of a card, and how the table is sorted', () => {
    const html = htmlOf(
      <Table
        caption="Projets"
        rows={[{ id: '1', title: 'Forages', budget: '12 €' }]}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', header: 'Titre', isRowHeader: true, cell: (row) => row.title },
          {
            key: 'budget',
            header: 'Budget',
            numeric: true,
            cell: (row) => row.budget,
            sort: { href: '?sort=budget', direction: 'descending' },
          },
        ]}
      />,
    )
    expect(html).toContain('data-label="Budget"')
    expect(html).toContain('aria-sort="descending"')
    expect(html).toMatch(/<th role="rowheader" scope="row"/)
  })

  test('filters by a plain form that keeps what it has no field for', () => {
    const html = htmlOf(
      <FilterPanel
        action="/fr/needs"
        kept={[{ name: 'sort', value: '-severity' }]}
        groups={[{ name: 'country', legend: 'Pays', options: [{ value: 'SN', label: 'Sénégal', countText: '12', checked: true }] }]}
      />,
    )
    expect(html).toMatch(/<form action="\/fr\/needs" method="get"/)
    expect(html).toContain('<input type="hidden" name="sort" value="-severity"/>')
    expect(html).toMatch(/<details[^>]*open=""/)
  })

  test('finds every language under its own name in the header', () => {
    const html = htmlOf(
      <SiteHeader
        homeHref="/fr"
        name="Passerelle"
        nav={[{ label: 'Besoins', href: '/fr/needs', current: true }]}
        languages={[
          { code: 'fr', name: 'Français', href: '/fr/needs', dir: 'ltr', current: true },
          { code: 'ar', name: 'العربية', href: '/ar/needs', dir: 'rtl' },
        ]}
        person={{ signInHref: '/fr/sign-in' }}
      />,
    )
    expect(html).toMatch(/<a href="\/ar\/needs" hrefLang="ar" lang="ar"/i)
    expect(html).toContain('aria-current="page"')
    expect(html).not.toContain('<script')
  })
})
