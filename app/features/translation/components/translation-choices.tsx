import { useTranslation } from 'react-i18next'
import { SHOWN, translatePath, translationPath, type RecordAddress } from '#app/features/translation/paths.ts'
import type { TranslationPage } from '#app/features/translation/queries/translation-page.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type ChoicesProps = { address: RecordAddress; view: TranslationPage }

/** Into which language, from which, and which texts. */
export function TranslationChoices({ address, view }: ChoicesProps) {
  const { t } = useTranslation('translation')
  const { pair, show, targets, counts } = view
  const written = (count: number) => formatNumber(address.language, count)
  return (
    <div className="grid gap-5">
      <Tabs
        label={t('targets')}
        tabs={targets.map(({ code, name, open }) => ({
          href: translationPath(address, { ...pair, to: code }, show),
          label: <bdi>{name}</bdi>,
          current: code === pair.to,
          countText: open === 0 ? undefined : written(open),
        }))}
      />
      <nav aria-label={t('show.label')} className="no-print">
        <ul className="flex flex-wrap gap-2">
          {SHOWN.map((one) => (
            <li key={one}>
              <a
                href={translationPath(address, pair, one)}
                aria-current={one === show ? 'true' : undefined}
                className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong px-4 text-base text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-pale aria-[current]:font-semibold"
              >
                {t(`show.${one}`)}
                <span className="figures text-ink-soft">{written(counts[one])}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <OtherLanguages address={address} view={view} />
    </div>
  )
}

function OtherLanguages({ address, view: { pair, sources, suggestions } }: ChoicesProps) {
  const { t } = useTranslation('translation')
  return (
    <div className="no-print">
      <Disclosure summary={t('other.title')}>
        <form method="get" action={translatePath(address)} className="grid max-w-form gap-5">
          <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
            <Field name="from" label={t('other.from')}>
              <Select options={sources.map(({ code, name }) => ({ value: code, label: name }))} defaultValue={pair.from} />
            </Field>
            <Field name="into" label={t('other.to')} hint={t('other.toHint')}>
              <TextInput list="languages-to-translate" autoComplete="off" />
            </Field>
            <datalist id="languages-to-translate">
              {suggestions.map(({ code, name }) => (
                <option key={code} value={name} />
              ))}
            </datalist>
          </div>
          <input type="hidden" name="to" value={pair.to} />
          <div>
            <Button look="secondary">{t('other.show')}</Button>
          </div>
        </form>
      </Disclosure>
    </div>
  )
}
