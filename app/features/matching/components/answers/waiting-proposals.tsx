import { useTranslation } from 'react-i18next'
import type { ProposalLine } from '#app/features/matching/answers/queries/proposal-lines.server.ts'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ProposalList } from './proposal-list.tsx'

/** Proposals that wait for the reader's answer, among what else waits in a workspace. */
export function WaitingProposals({ lines }: { lines: readonly ProposalLine[] }) {
  const { t } = useTranslation('matching')
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="proposals" className="grid gap-4">
      <SectionHeading id="proposals">{t('list.waitingTitle')}</SectionHeading>
      <ProposalList lines={lines} />
    </section>
  )
}
