import { describe, expect, test } from 'vitest'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { matchingOptions } from '#app/ui/form/combobox-choices.ts'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { foldText } from '#app/ui/form/fold-text.ts'
import { LanguageTabs } from '#app/ui/form/language-tabs.tsx'
import { MoneyFields } from '#app/ui/form/money-fields.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SiteSearch } from '#app/ui/frame/site-search.tsx'
import { htmlOf } from './render.tsx'

const sectors = [
  { value: '14030', label: 'Approvisionnement en eau potable' },
  { value: '23230', label: 'Énergie solaire' },
]

describe('a person filling a form without a script', () => {
  test('meets label, hint, field and error in that order, wired to the field', () => {
    const html = htmlOf(
      <Field name="title.fr" label="Titre" hint="En une ligne" error="Indiquez le titre">
        <TextInput />
      </Field>,
    )
    const order = ['Titre', 'En une ligne', '<input', 'Indiquez le titre'].map((part) => html.indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(html).toContain('for="field-title-fr"')
    expect(html).toMatch(
      /<input[^>]*id="field-title-fr"[^>]*name="title.fr"[^>]*aria-describedby="field-title-fr-hint field-title-fr-error"[^>]*aria-invalid="true"/,
    )
    expect(html).toContain('aria-required="true"')
  })

  test('reads which fields are optional', () => {
    const html = htmlOf(
      <Field name="note" label="Note" required={false}>
        <TextInput />
      </Field>,
    )
    expect(html).toContain('(facultatif)')
    expect(html).not.toContain('aria-required')
  })

  test('goes from the error summary to the field', () => {
    const html = htmlOf(<ErrorSummary errors={[{ name: 'title.fr', message: 'Indiquez le titre' }, { message: 'Réessayez' }]} />)
    expect(html).toContain('href="#field-title-fr"')
    expect(html).toContain('Réessayez')
    expect(html).toMatch(/^<div tabindex="-1" autofocus="" role="alert"/)
    expect(htmlOf(<ErrorSummary errors={[]} />)).toBe('')
  })

  test('writes each language in a fieldset of its own, in its direction', () => {
    const html = htmlOf(
      <LanguageTabs
        id="texts"
        label="Titre"
        languages={[
          { code: 'fr', name: 'Français', dir: 'ltr', filled: true },
          { code: 'ar', name: 'العربية', dir: 'rtl', filled: false },
        ]}
      >
        {({ code, dir }) => (
          <Field name={`title.${code}`} label="Titre">
            <TextInput lang={code} dir={dir} />
          </Field>
        )}
      </LanguageTabs>,
    )
    expect(html.match(/<fieldset/g)).toHaveLength(2)
    expect(html).toMatch(/<input dir="rtl" lang="ar"[^>]*name="title.ar"/)
    expect(html).not.toContain('hidden=""')
    expect(html).not.toContain('role="tab')
  })

  test('chooses from a plain select', () => {
    const html = htmlOf(
      <Field name="sector" label="Secteur">
        <ComboBox options={sectors} defaultValue="23230" emptyLabel="Choisir" />
      </Field>,
    )
    expect(html).toMatch(/<select[^>]*name="sector"/)
    expect(html).toContain('<option value="23230" selected="">')
  })

  test('opens the page that does what a dialog would do', () => {
    const html = htmlOf(
      <Dialog trigger="Retirer" href="/fr/projects/1/withdraw" title="Retirer le projet">
        <p id="reason" />
      </Dialog>,
    )
    expect(html).toContain('<a href="/fr/projects/1/withdraw"')
    expect(html).not.toContain('<dialog open')
  })

  test('sees the wrong amount marked, and its error told with it', () => {
    const html = htmlOf(
      <MoneyFields
        legend="Budget"
        error="Un nombre"
        amount={{ name: 'amount', defaultValue: '12x' }}
        currency={{ name: 'currency', options: [{ value: 'EUR', label: 'EUR' }] }}
      />,
    )
    const amount = /<input[^>]*name="amount"[^>]*>/.exec(html)?.[0]
    expect(amount).toContain('aria-describedby="field-amount-group-error"')
    expect(amount).toContain('aria-invalid="true"')
    expect(html).toContain('id="field-amount-group-error"')
  })
})

describe('a person looking for a choice', () => {
  test('need not type accents or capitals', () => {
    expect(matchingOptions(sectors, 'energie').map((option) => option.value)).toEqual(['23230'])
    expect(matchingOptions(sectors, 'potable EAU').map((option) => option.value)).toEqual(['14030'])
    expect(matchingOptions(sectors, '')).toHaveLength(2)
  })

  test('may write Arabic with or without hamza and vowel signs', () => {
    expect(foldText('الأُمّة')).toBe(foldText('الامه'))
    expect(foldText('مستشفى')).toBe(foldText('مستشفي'))
  })
})

test('the search keeps room for its button on the page’s own side, whatever is typed in it', () => {
  const html = htmlOf(<SiteSearch action="/ar/search" />)
  expect(html).not.toContain('dir="auto"')
  expect(html).toMatch(/<input[^>]*class="own-direction[^"]*pe-12/)
})
