import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { DecisionLine } from '#app/features/matching/board/queries/decision-lines.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { DecisionBadge } from './decision-badge.tsx'

/** Locks and forbids, newest first, each with its reason; `action`: where one is taken back, for those who may. */
export function DecisionTable({ lines, action }: { lines: DecisionLine[]; action: string | null }) {
  const { t } = useTranslation('matching-board')
  const shownName = useShownName()
  const columns: Column<DecisionLine>[] = [
    {
      key: 'pair',
      header: t('column.pair'),
      isRowHeader: true,
      cell: ({ href, expert, title }) => (
        <span className="block min-w-0 sm:min-w-56">
          <Link quiet href={href} className="font-semibold">
            <bdi>{expert}</bdi>
          </Link>
          <span className="block font-normal text-ink-soft">
            <LanguageTaggedText {...title} />
          </span>
        </span>
      ),
    },
    { key: 'kind', header: t('column.decision'), cell: ({ kind }) => <DecisionBadge kind={kind} /> },
    {
      key: 'reason',
      header: t('column.reason'),
      cell: ({ reason }) => (
        <span dir="auto" className="block max-w-text text-start whitespace-pre-line">
          {reason}
        </span>
      ),
    },
    {
      key: 'by',
      header: t('column.by'),
      cell: ({ by, on }) => (
        <>
          <bdi className="block">{by === null ? '–' : shownName(by)}</bdi>
          <span className="text-sm text-ink-soft">{on}</span>
        </>
      ),
    },
    ...(action
      ? [
          {
            key: 'act',
            header: t('column.act'),
            cell: ({ needId, profileId, expert, title }: DecisionLine) => (
              <Form method="post" action={action}>
                <input type="hidden" name="need" value={needId} />
                <input type="hidden" name="expert" value={profileId} />
                <Button look="secondary">
                  {t('decision.takeBack')}
                  <span className="sr-only">
                    {' '}
                    <bdi>{expert}</bdi>, <bdi>{title.text}</bdi>
                  </span>
                </Button>
              </Form>
            ),
          },
        ]
      : []),
  ]
  return <Table caption={t('decisions.title')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ key }) => key} />
}
