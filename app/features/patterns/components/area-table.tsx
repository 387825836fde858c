import { useTranslation } from 'react-i18next'
import { Swatch } from '#app/features/patterns/components/area-legend.tsx'
import type { AreasPageView } from '#app/features/patterns/areas-page.server.ts'
import type { TableLine } from '#app/features/patterns/area-table.server.ts'
import { Download } from '#app/ui/marks/icons.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** Four columns have room on a phone where long heads break and cells stand closer. */
export const TIGHT = 'min-w-0 [&_thead_th]:whitespace-normal max-sm:[&_td]:px-1.5 max-sm:[&_th]:px-1.5 max-sm:[&_table]:text-sm'

/** The figures that a map of areas is drawn from, and in words what they leave out. */
export function AreaTable({ view }: { view: AreasPageView }) {
  const { t } = useTranslation('patterns')
  const { measure, level } = view.look
  return (
    <div className="grid min-w-0 gap-4">
      <div className={TIGHT}>
        <Table
          cards={false}
          caption={view.title}
          captionHidden
          stickyHead
          rows={view.lines}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'area',
              header: t(`table.${level}`),
              isRowHeader: true,
              sort: view.sorts.area,
              cell: (line) => <AreaCell line={line} />,
            },
            {
              key: 'value',
              header: t(`measure.${measure}`),
              numeric: true,
              sort: view.sorts.value,
              cell: ({ value }) => value ?? t('table.unstated'),
            },
            ...(measure === 'needs'
              ? []
              : [
                  {
                    key: 'records',
                    header: t(`table.records.${measure === 'projects' ? 'projects' : 'needs'}`),
                    numeric: true,
                    sort: view.sorts.records,
                    cell: ({ records }: TableLine) => records,
                  },
                ]),
            { key: 'places', header: t('table.places'), numeric: true, sort: view.sorts.places, cell: ({ places }) => places },
          ]}
        />
      </div>
      {view.remark && <p className="max-w-text text-base">{view.remark}</p>}
      <LeftOut notes={view.notes} />
      <p className="no-print">
        <Link href={view.csvHref} className="inline-flex min-h-11 items-center gap-2 text-base">
          <Download aria-hidden size={18} />
          {t('table.csv')}
        </Link>
      </p>
    </div>
  )
}

function AreaCell({ line: { kind, name, href, look } }: { line: TableLine }) {
  return (
    <span className={kind === 'total' ? 'text-ink' : kind === 'elsewhere' ? 'font-normal italic' : 'inline-flex items-center gap-2.5'}>
      {look && <Swatch look={look} />}
      {href ? <Link href={href}>{name}</Link> : name}
    </span>
  )
}

function LeftOut({ notes }: { notes: AreasPageView['notes'] }) {
  const { t } = useTranslation('patterns')
  if (notes.length === 0) return null
  return (
    <div className="text-base">
      <h3 className="font-semibold">{t('leftOut.title')}</h3>
      <ul className="mt-1 grid list-disc gap-1 ps-5">
        {notes.map(({ text, href }) => (
          <li key={text}>{href ? <Link href={href}>{text}</Link> : text}</li>
        ))}
      </ul>
    </div>
  )
}
