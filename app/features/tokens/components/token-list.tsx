import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { TokenScope } from '#app/features/tokens/token.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Table } from '#app/ui/lists/table.tsx'

export type ShownToken = {
  id: string
  name: string
  scope: TokenScope
  by: string | null
  isOrphan: boolean
  until: string
  state: 'good' | 'expired' | 'ended'
  lastUsed: string | null
  networks: string[]
}

/** The tokens of a workspace: what each may do, when and from where it was used; and the way to end it. */
export function TokenList({ title, tokens }: { title: string; tokens: ShownToken[] }) {
  const { t } = useTranslation('tokens')
  const shownName = useShownName()
  if (tokens.length === 0) return <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
  return (
    <Table
      caption={title}
      captionHidden
      cards
      columns={[
        { key: 'name', header: t('list.name'), cell: ({ name }) => <bdi className="wrap-anywhere">{name}</bdi>, isRowHeader: true },
        { key: 'scope', header: t('list.scope'), cell: ({ scope }) => t(`scope.${scope}`) },
        {
          key: 'by',
          header: t('list.by'),
          cell: ({ by, isOrphan }) => (
            <>
              <bdi>{by === null ? t('list.operator') : shownName(by)}</bdi>
              {isOrphan && <span className="block text-sm text-warning">{t('list.orphan')}</span>}
            </>
          ),
        },
        { key: 'until', header: t('list.until'), cell: ({ until, state }) => t(`list.state.${state}`, { date: until }) },
        {
          key: 'used',
          header: t('list.used'),
          cell: ({ lastUsed, networks }) => (
            <>
              {lastUsed ?? t('list.never')}
              {networks.length > 0 && (
                <span className="block text-sm text-ink-soft" dir="ltr">
                  {networks.join(', ')}
                </span>
              )}
            </>
          ),
        },
        { key: 'end', header: t('list.do'), cell: (token) => token.state === 'good' && <EndToken {...token} /> },
      ]}
      rows={tokens}
      rowKey={({ id }) => id}
    />
  )
}

function EndToken({ id, name }: ShownToken) {
  const { t } = useTranslation('tokens')
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value="end" look="secondary">
        {t('list.end')} <span className="sr-only">{name}</span>
      </Button>
    </form>
  )
}
