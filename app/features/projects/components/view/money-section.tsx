import { useTranslation } from 'react-i18next'
import type { ProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { classes } from '#app/ui/classes.ts'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

/** An amount this long has its place in one line, even on a phone; a number that is broken reads as two. */
const LONGEST_LINE = 32

/** Sums by type, money over time, budgets and one page of transactions. */
export function MoneySection({ view, pageHref }: { view: ProjectView; pageHref: (page: number) => string }) {
  const { t } = useTranslation('projects')
  const { budgets, transactions, charts, sums, leftOut } = view
  return (
    <div className="grid grid-cols-1 gap-10">
      <div>
        <DescriptionList
          layout="amounts"
          items={sums.map(({ type, amounts }) => ({
            term: type || t('money.budget'),
            value: amounts.map((amount) => (
              <span key={amount} className={classes('figures block', amount.length <= LONGEST_LINE && 'whitespace-nowrap')}>
                <bdi>{amount}</bdi>
              </span>
            )),
          }))}
        />
        <p className="mt-2 text-sm text-ink-soft">
          {t('money.exact')} {leftOut > 0 && t('money.leftOut', { count: leftOut })}
        </p>
      </div>
      {charts.money.map(({ currency, chart }) => (
        <ChartFigure key={currency} title={t('money.overTime', { currency })} note={t('money.chartNote')} chart={chart} />
      ))}
      {budgets.length > 0 && <MoneyTable caption={t('money.budgets')} lines={budgets} />}
      {transactions.total > 0 && (
        <div id="transactions">
          <MoneyTable caption={t('money.transactions', { count: transactions.total })} lines={transactions.items} />
          {transactions.pages > 1 && (
            <Pagination
              previousHref={transactions.page > 1 ? `${pageHref(transactions.page - 1)}#transactions` : undefined}
              nextHref={transactions.page < transactions.pages ? `${pageHref(transactions.page + 1)}#transactions` : undefined}
              countText={t('money.page', { page: transactions.page, pages: transactions.pages })}
            />
          )}
        </div>
      )}
    </div>
  )
}

function MoneyTable({ caption, lines }: { caption: string; lines: ProjectView['budgets'] }) {
  const { t } = useTranslation('projects')
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'kind', header: t('money.kind'), isRowHeader: true, cell: ({ kind }) => kind },
        { key: 'when', header: t('money.when'), cell: ({ when }) => when },
        {
          key: 'detail',
          header: t('money.detail'),
          cell: ({ detail, text }) => (
            <>
              {detail && (
                <span className="block wrap-anywhere">
                  <bdi>{detail}</bdi>
                </span>
              )}
              {text && (
                <span className="block text-sm text-ink-soft">
                  <LanguageTaggedText {...text} />
                </span>
              )}
              {!detail && !text && '–'}
            </>
          ),
        },
        { key: 'amount', header: t('money.amount'), numeric: true, cell: ({ amount }) => <bdi>{amount}</bdi> },
      ]}
    />
  )
}
