import { useTranslation } from 'react-i18next'
import type { PreviewLine } from '#app/features/joining/take-invite-form.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What was understood of a pasted list, line by line; what was not comes first. */
export function InvitePreview({ lines, language }: { lines: PreviewLine[]; language: string }) {
  const { t } = useTranslation('joining')
  const problems = lines.filter((line) => line.kind === 'problem')
  const addresses = lines.filter((line) => line.kind === 'address')
  const members = addresses.filter(({ standing }) => standing === 'member')
  return (
    <section aria-labelledby="understood" className="grid grid-cols-1 gap-4">
      <SectionHeading id="understood">{t('invite.understood', counted(language, addresses.length - members.length))}</SectionHeading>
      {members.length > 0 && <p>{t('invitations.members', counted(language, members.length))}</p>}
      {problems.length > 0 && (
        <Notice tone="warning" title={t('invite.leftOut', counted(language, problems.length))}>
          <ul className="mt-1 grid gap-1">
            {problems.map((line, index) => (
              <li key={index} className="wrap-anywhere">
                {t('invite.line', { line: formatNumber(language, line.line) })} <bdi>{line.text}</bdi>: {t(`invite.why.${line.problem}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="max-h-[28rem] overflow-y-auto" tabIndex={0} role="group" aria-labelledby="understood">
        <Table
          caption={t('invite.addresses')}
          captionHidden
          columns={[
            { key: 'line', header: t('invite.lineNumber'), cell: ({ line }) => formatNumber(language, line), numeric: true },
            {
              key: 'email',
              header: t('invite.address'),
              cell: ({ email }) => <bdi className="wrap-anywhere">{email}</bdi>,
              isRowHeader: true,
            },
            { key: 'name', header: t('invite.name'), cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'standing', header: t('invite.standing'), cell: ({ standing }) => standing && t(`invite.is.${standing}`) },
          ]}
          rows={addresses}
          rowKey={({ email }) => email}
        />
      </div>
    </section>
  )
}
