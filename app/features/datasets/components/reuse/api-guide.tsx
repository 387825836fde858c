import { useTranslation } from 'react-i18next'
import { EXAMPLE_TOOLS, type Examples } from '#app/features/datasets/reuse/api-examples.ts'
import type { ApiPage } from '#app/features/datasets/reuse/api-page.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** How programs ask this dataset: addresses, parameters, and examples with its own columns. Needs the texts `dataset-reuse` and `datasets`. */
export function ApiGuide({ page }: { page: ApiPage }) {
  const { t } = useTranslation('dataset-reuse')
  const { addresses, examples, columns, more, tables, language } = page
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-10 pb-16">
      <section aria-labelledby="rows" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SectionHeading id="rows">{t('api.rows')}</SectionHeading>
        <Code text={`GET ${addresses.rows}`} label={t('api.address')} />
        <ParameterList
          names={['f', 'q', 'sort', 'columns', 'limit', 'cursor', 'format', 'version', ...(tables.length > 0 ? ['table'] : [])]}
          part="rows"
        />
        <p className="max-w-text">{t('api.values')}</p>
        <Tools examples={examples.rows} />
      </section>
      <section aria-labelledby="aggregate" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SectionHeading id="aggregate">{t('api.aggregate')}</SectionHeading>
        <Code text={`GET ${addresses.aggregate}`} label={t('api.address')} />
        <ParameterList names={['by', 'measure', 'f', 'sort', 'limit']} part="aggregate" />
        <p className="max-w-text">{t('api.post')}</p>
        <Tools examples={examples.aggregate} />
      </section>
      <section aria-labelledby="columns" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SectionHeading id="columns">{t('api.columns')}</SectionHeading>
        <ul className="grid gap-1">
          {columns.map(({ name, type }) => (
            <li key={name}>
              <bdi className="font-mono text-base wrap-anywhere">{name}</bdi> <span className="text-ink-soft">{t(`type.${type}`)}</span>
            </li>
          ))}
        </ul>
        {more > 0 && <p className="text-ink-soft">{t('api.more', { formatted: formatNumber(language, more) })}</p>}
        {tables.length > 0 && (
          <p>
            {t('api.tables')}{' '}
            {tables.map((name, nth) => (
              <bdi key={name} className="font-mono text-base wrap-anywhere">
                {nth > 0 && ' · '}
                {name}
              </bdi>
            ))}
          </p>
        )}
      </section>
      <section aria-labelledby="other" className="grid gap-2">
        <SectionHeading id="other">{t('api.other')}</SectionHeading>
        <ul className="grid gap-1">
          <li>
            <Link href={addresses.dataset}>{t('api.description')}</Link>
          </li>
          <li>
            <Link href={`${page.base}/croissant.json`}>{t('api.croissant')}</Link>
          </li>
          <li>
            <Link href={addresses.reference}>{t('api.reference')}</Link>
          </li>
          <li>
            <Link href="/catalog.ttl">{t('api.catalogue')}</Link>
          </li>
        </ul>
      </section>
    </div>
  )
}

function Tools({ examples }: { examples: Examples }) {
  const { t } = useTranslation('dataset-reuse')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {EXAMPLE_TOOLS.map((tool, nth) => (
        <Disclosure key={tool} open={nth === 0} summary={t(`tool.${tool}`)}>
          <Code text={examples[tool]} label={t(`tool.${tool}`)} />
        </Disclosure>
      ))}
    </div>
  )
}

/** A program is read from the left, whatever the language of the page. */
function Code({ text, label }: { text: string; label: string }) {
  return (
    // What scrolls is reached by the keyboard.
    <pre
      dir="ltr"
      tabIndex={0}
      role="group"
      aria-label={label}
      className="overflow-x-auto rounded-md border border-line p-4 text-start text-sm"
    >
      <code>{text}</code>
    </pre>
  )
}

function ParameterList({ names, part }: { names: readonly string[]; part: 'rows' | 'aggregate' }) {
  const { t } = useTranslation('dataset-reuse')
  return (
    <dl className="grid max-w-text gap-2">
      {names.map((name) => (
        <div key={name}>
          <dt className="font-mono text-base font-semibold">
            <span dir="ltr">{name}</span>
          </dt>
          <dd>{t(part === 'aggregate' && name === 'sort' ? 'parameter.order' : `parameter.${name}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
