import { useTranslation } from 'react-i18next'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { comparePath, entryPath } from '#app/features/organisations/paths.ts'
import type { PairLine, PairSide } from '#app/features/organisations/queries/list-pairs.server.ts'
import { formatPercentage } from '#app/platform/i18n/format-number.ts'
import { Table } from '#app/ui/lists/table.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** Pairs that may be one body, with why. */
export function PairTable({ language, pairs, caption }: { language: string; pairs: PairLine[]; caption: string }) {
  const { t } = useTranslation('admin-organisations')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={pairs}
      rowKey={({ first, second }) => `${first.id} ${second.id}`}
      columns={[
        { key: 'first', header: t('pairs.first'), isRowHeader: true, cell: ({ first }) => <Side language={language} side={first} /> },
        { key: 'second', header: t('pairs.second'), cell: ({ second }) => <Side language={language} side={second} /> },
        {
          key: 'why',
          header: t('pairs.why'),
          cell: ({ reasons, apart }) =>
            apart
              ? t('page.apart')
              : reasons.map((reason) => (
                  <span key={reason} className="block">
                    {t(`pairs.reason.${reason}`)}
                  </span>
                )),
        },
        {
          key: 'score',
          header: t('pairs.likeness'),
          numeric: true,
          cell: ({ score }) => formatPercentage(language, String(score)),
        },
        {
          key: 'action',
          header: t('pairs.action'),
          cell: ({ first, second }) => <CompareLink language={language} first={first} second={second} />,
        },
      ]}
    />
  )
}

/** What has more workspaces is likely to stay. */
function CompareLink({ language, first, second }: { language: string; first: PairSide; second: PairSide }) {
  const { t } = useTranslation('admin-organisations')
  const [kept, merged] = second.workspaces > first.workspaces ? [second, first] : [first, second]
  return (
    <Link href={comparePath(language, kept.id, merged.id)}>
      {t('pairs.compare')}
      <span className="sr-only">
        {' '}
        <bdi>{kept.name.text}</bdi>, <bdi>{merged.name.text}</bdi>
      </span>
    </Link>
  )
}

function Side({ language, side }: { language: string; side: PairSide }) {
  return (
    <>
      <OrganisationName name={side.name} href={entryPath(language, side.id)} />
      <span className="block text-sm font-normal text-ink-soft">
        {side.ref && <bdi className="wrap-anywhere">{side.ref}</bdi>}
        {side.ref && side.country && ' · '}
        {side.country}
      </span>
    </>
  )
}
