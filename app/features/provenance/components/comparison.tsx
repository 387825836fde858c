import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dirOf } from '#app/features/classifications/languages.ts'
import type { Stretch } from '#app/features/provenance/compare.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { ShownComparison, ShownField, ShownRow, ShownTable } from '#app/features/provenance/shown-comparison.server.ts'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { ChangedValue } from './changed-value.tsx'

const TONES = { added: 'success', removed: 'danger', changed: 'info' } as const

/** Where a field is commented on. */
export type CommentHref = (field: string) => string

type ComparisonProps = {
  comparison: ShownComparison
  /** The places that came, went or moved, drawn. */
  map?: ReactNode
  /** For who may comment. */
  commentHref?: CommentHref | undefined
}

/** Two states of a record: what is not the same, texts word by word, tables row by row. */
export function Comparison({ comparison: { fields, tables, leftOut }, map, commentHref }: ComparisonProps) {
  const { t, i18n } = useTranslation('provenance')
  if (fields.length === 0 && tables.length === 0 && leftOut === 0) return <p className="text-base text-ink-soft">{t('compare.same')}</p>
  return (
    <div className="grid gap-10">
      {fields.length > 0 && (
        <section aria-labelledby="compared-fields" className="grid gap-4">
          <h3 id="compared-fields" className="text-xl">
            {t('compare.texts')}
          </h3>
          <FieldList fields={fields} commentHref={commentHref} />
        </section>
      )}
      {map}
      {tables.map((table) => (
        <ComparedTable key={table.key} table={table} commentHref={commentHref} />
      ))}
      {leftOut > 0 && <p className="text-base text-ink-soft">{t('compare.leftOut', counted(i18n.language, leftOut))}</p>}
    </div>
  )
}

type TableProps = { table: ShownTable; commentHref: CommentHref | undefined }

function ComparedTable({ table: { key, title, counts, rows, more }, commentHref }: TableProps) {
  const { t, i18n } = useTranslation('provenance')
  const sums = (['added', 'removed', 'changed'] as const)
    .filter((was) => counts[was] > 0)
    .map((was) => t(`compare.counts.${was}`, counted(i18n.language, counts[was])))
  return (
    <section aria-labelledby={`compared-${key}`} className="grid gap-4">
      <div>
        <h3 id={`compared-${key}`} className="text-xl">
          {title}
        </h3>
        <p className="text-base text-ink-soft">{sums.join(' · ')}</p>
      </div>
      <ul className="border-t border-line">
        {rows.map((row) => (
          <ComparedRow key={row.key} row={row} commentHref={commentHref} />
        ))}
      </ul>
      {more > 0 && <p className="text-base text-ink-soft">{t('compare.more', counted(i18n.language, more))}</p>}
    </section>
  )
}

function ComparedRow({ row: { key, was, label, fields }, commentHref }: { row: ShownRow; commentHref: CommentHref | undefined }) {
  const { t } = useTranslation('provenance')
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusBadge tone={TONES[was]}>{t(`compare.was.${was}`)}</StatusBadge>
        <span dir="auto" className="min-w-0 text-base wrap-anywhere">
          {label}
        </span>
        {commentHref && was !== 'removed' && <CommentLink href={commentHref(key)} field={label} />}
      </p>
      {fields.length > 0 && <FieldList fields={fields} commentHref={commentHref} />}
    </li>
  )
}

const FieldList = ({ fields, commentHref }: { fields: ShownField[]; commentHref: CommentHref | undefined }) => (
  <dl className="grid gap-5">
    {fields.map((field) => (
      <ComparedField key={field.key} field={field} commentHref={commentHref} />
    ))}
  </dl>
)

type FieldProps = { field: ShownField; commentHref: CommentHref | undefined }

function ComparedField({ field: { key, field, lang, before, after, words, rise }, commentHref }: FieldProps) {
  const { t } = useTranslation('provenance')
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">
        {field} {commentHref && <CommentLink href={commentHref(key.replace(/@$/, ''))} field={field} />}
      </dt>
      {words ? (
        <dd lang={lang} dir={lang ? dirOf(lang) : 'auto'} className="max-w-text break-words whitespace-pre-line">
          {words.map((stretch, index) => (
            <Words key={index} stretch={stretch} />
          ))}
        </dd>
      ) : (
        <ChangedValue lang={lang} before={before} after={after} />
      )}
      {rise && <dd className="figures text-ink-soft">{t('compare.rise', { amount: rise })}</dd>}
    </div>
  )
}

function CommentLink({ href, field }: { href: string; field: string }) {
  const { t } = useTranslation('provenance')
  return (
    <Link href={href} className="no-print inline-flex min-h-11 items-center px-1 text-sm sm:min-h-0">
      {t('comment.add')} <span className="sr-only">{field}</span>
    </Link>
  )
}

function Words({ stretch: { text, was } }: { stretch: Stretch }) {
  const { t } = useTranslation('provenance')
  if (was === 'same') return text
  const Mark = was === 'added' ? 'ins' : 'del'
  return (
    <Mark className={was === 'added' ? 'bg-success-pale text-success underline' : 'bg-danger-pale text-danger-deep line-through'}>
      <span className="sr-only"> {t(`compare.${was}`)} </span>
      {text}
    </Mark>
  )
}
