import { useTranslation } from 'react-i18next'
import type { ViewBody as Body, ViewPage } from '#app/features/datasets/views/read-view.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { ChartBody } from './chart-body.tsx'
import { ColumnsBody } from './columns-body.tsx'
import { DocumentBody } from './document-body.tsx'
import { MapBody } from './map-body.tsx'
import { QualityBody } from './quality-body.tsx'
import { RowBody } from './row-body.tsx'
import { TableBody } from './table-body.tsx'
import { ViewTabs } from './view-tabs.tsx'

/** The views of one dataset under its title: tabs, a choice of tables, what of the address was not understood, and the view. */
export function ViewPageBody({ page: { frame, body } }: { page: ViewPage }) {
  const { t } = useTranslation('dataset-views')
  const { tabs, view, tables, problems } = frame
  return (
    <div className="grid min-w-0 gap-6">
      <ViewTabs overview={frame.base.replace(/\/data$/, '')} tabs={tabs} current={view} />
      {tables.length > 0 && (
        <nav aria-label={t('tables.label')}>
          <ul className="flex max-h-40 flex-wrap gap-x-5 gap-y-1 overflow-y-auto text-base">
            {tables.map(({ name, href, isCurrent, rows }) => (
              <li key={href + name}>
                <Link href={href} aria-current={isCurrent ? 'true' : undefined} className="aria-[current]:font-semibold">
                  <bdi className="wrap-anywhere">{name}</bdi>
                </Link>{' '}
                <span className="text-ink-soft">{t('tables.rows', { rows })}</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {problems.length > 0 && (
        <Notice tone="warning" title={t('problem.title')}>
          <ul>
            {problems.map(({ name, value }, nth) => (
              <li key={nth}>{t([`problem.${name}`, 'problem.other'], { name, value: `\u2068${value}\u2069` })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <View body={body} base={frame.base} search={tableOf(tabs, view)} />
    </div>
  )
}

/** The number of the table, as the address of the view has it. */
const tableOf = (tabs: ViewPage['frame']['tabs'], view: string): string => tabs.find((tab) => tab.view === view)?.href.split('?')[1] ?? ''

function View({ body, base, search }: { body: Body; base: string; search: string }) {
  switch (body.kind) {
    case 'table':
      return <TableBody view={body} rowHref={(row) => `${base}/table?${search ? `${search}&` : ''}row=${row}`} />
    case 'row':
      return <RowBody view={body} />
    case 'columns':
      return <ColumnsBody view={body} />
    case 'chart':
      return <ChartBody view={body} />
    case 'map':
      return <MapBody view={body} />
    case 'quality':
      return <QualityBody view={body} />
    case 'document':
      return <DocumentBody view={body} />
    case 'failed':
      return <Failed why={body.why} retryHref={body.retryHref} />
    default:
      return body satisfies never
  }
}

function Failed({ why, retryHref }: { why: string; retryHref: string }) {
  const { t } = useTranslation('dataset-views')
  return (
    <div className="grid max-w-text justify-items-start gap-4">
      <Notice tone="warning" title={t([`failed.${why}.title`, 'failed.other.title'])}>
        {t([`failed.${why}.text`, 'failed.other.text'])}
      </Notice>
      <ButtonLink look="secondary" href={retryHref}>
        {t('failed.again')}
      </ButtonLink>
    </div>
  )
}
