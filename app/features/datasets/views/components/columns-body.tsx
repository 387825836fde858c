import { useTranslation } from 'react-i18next'
import type { ColumnsView, ProfiledColumn, SmallBars } from '#app/features/datasets/views/columns-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { KeptFields } from './filter-fields.tsx'

/** What each column holds: how full it is, how its values spread, and which are frequent. */
export function ColumnsBody({ view: { columns, action, kept, find, found, isSearchable, previousHref, nextHref } }: { view: ColumnsView }) {
  const { t } = useTranslation('dataset-views')
  return (
    <div className="grid min-w-0 gap-6">
      {isSearchable && (
        <form
          method="get"
          action={action}
          role="search"
          aria-label={t('columns.find')}
          className="flex max-w-form flex-wrap items-end gap-3"
        >
          <KeptFields kept={kept} />
          <div className="min-w-48 grow">
            <Field name="find" label={t('columns.find')}>
              <TextInput type="search" defaultValue={find} maxLength={200} />
            </Field>
          </div>
          <Button look="secondary">{t('table.searchButton')}</Button>
        </form>
      )}
      <p className="text-base text-ink-soft">{find ? t('columns.found', { columns: found }) : t('columns.count', { columns: found })}</p>
      <div>
        {columns.map((column) => (
          <Profile key={column.position} column={column} />
        ))}
      </div>
      <Pagination previousHref={previousHref} nextHref={nextHref} />
    </div>
  )
}

function Profile({ column }: { column: ProfiledColumn }) {
  const { t } = useTranslation('dataset-views')
  const { position, name, label, description, type, hxl, facts, missing, misfits, bars, top } = column
  const items = [
    ...facts.map(({ key, text }) => ({ term: t(`columns.fact.${key}`), value: <span className="figures">{text}</span> })),
    missing && {
      term: t('columns.fact.missing'),
      value: (
        <Link href={missing.href} className="figures">
          {missing.text} ({missing.share})
        </Link>
      ),
    },
    misfits && {
      term: t('columns.fact.misfits'),
      value: (
        <Link href={misfits.href} className="figures">
          {misfits.text}
        </Link>
      ),
    },
  ]
  return (
    <section aria-labelledby={`column-${position}`} className="grid gap-4 border-t border-line py-6">
      <div>
        <h2 id={`column-${position}`} className="text-lg">
          <bdi className="wrap-anywhere">{name}</bdi>
        </h2>
        <p className="text-base text-ink-soft">
          {t(`type.${type}`)}
          {hxl && (
            <>
              {' · '}
              <bdi dir="ltr" className="wrap-anywhere">
                {hxl}
              </bdi>
            </>
          )}
          {label && label !== name && (
            <>
              {' · '}
              <bdi>{label}</bdi>
            </>
          )}
        </p>
        {description && (
          <p dir="auto" className="max-w-text text-base">
            {description}
          </p>
        )}
      </div>
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[16rem_minmax(0,1fr)_minmax(0,1fr)]">
        <DescriptionList layout="column" items={items.filter((item) => item !== null)} />
        {bars ? <Bars bars={bars} label={t(`columns.bars.${bars.of}`, { column: name })} /> : <span className="max-lg:hidden" />}
        {top.length > 0 && <Frequent column={column} />}
      </div>
    </section>
  )
}

const UNIT = 10
const HEIGHT = 72

function Bars({ bars: { bars, from, to, of }, label }: { bars: SmallBars; label: string }) {
  const { t } = useTranslation('dataset-views')
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${bars.length * UNIT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="flip-rtl print-exact block h-24 w-full border-b border-ink"
      >
        {bars.map(({ share }, nth) => {
          // What is there at all is seen.
          const height = share === 0 ? 0 : Math.max(1.5, share * HEIGHT)
          return <rect key={nth} x={nth * UNIT + 0.5} y={HEIGHT - height} width={UNIT - 1} height={height} className="fill-chart-1" />
        })}
      </svg>
      <figcaption className="flex justify-between gap-4 text-sm text-ink-soft">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
      <div className="mt-1 text-base">
        <Disclosure summary={t('columns.asTable')}>
          <div className="max-h-80 overflow-y-auto" tabIndex={0} role="region" aria-label={label}>
            <Table
              caption={label}
              captionHidden
              cards={false}
              rows={bars}
              rowKey={({ label: key }) => key}
              columns={[
                { key: 'label', header: t(`columns.barHead.${of}`), isRowHeader: true, cell: (bar) => bar.label },
                { key: 'count', header: t('columns.rows'), numeric: true, cell: (bar) => bar.count },
              ]}
            />
          </div>
        </Disclosure>
      </div>
    </figure>
  )
}

function Frequent({ column: { name, top } }: { column: ProfiledColumn }) {
  const { t } = useTranslation('dataset-views')
  return (
    <div className="min-w-0">
      <h3 className="text-base">{t('columns.top')}</h3>
      <ol aria-label={t('columns.topOf', { column: name })} className="mt-1 text-base">
        {top.map(({ text, isCut, count, share, shareText, href }) => {
          const words = (
            <span dir="auto" className="wrap-anywhere">
              {text}
              {isCut && '…'}
            </span>
          )
          return (
            <li key={text} className="relative border-b border-line py-1.5">
              <span
                aria-hidden
                className="print-exact absolute inset-y-1 start-0 rounded-sm bg-accent-pale"
                style={{ inlineSize: `${share * 100}%` }}
              />
              <span className="relative flex justify-between gap-4">
                {href ? <Link href={href}>{words}</Link> : words}
                <span className="figures shrink-0 text-ink-soft">
                  {count} ({shareText})
                </span>
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
