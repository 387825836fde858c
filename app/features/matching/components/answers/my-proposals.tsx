import { useTranslation } from 'react-i18next'
import type { ProposalPage } from '#app/features/matching/answers/queries/proposal-lines.server.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ProposalList } from './proposal-list.tsx'

/** Every proposal that was sent to the reader as an expert. `path`: the page that shows them. */
export function MyProposals({ page, path }: { page: ProposalPage; path: string }) {
  const { t } = useTranslation('matching')
  return (
    <section aria-labelledby="my-proposals" className="grid gap-4">
      <SectionHeading id="my-proposals">{t('list.mine')}</SectionHeading>
      {page.lines.length === 0 ? (
        <p className="max-w-text text-base text-ink-soft">{t('list.mineEmpty')}</p>
      ) : (
        <ProposalList lines={page.lines} common="expert" />
      )}
      <Pagination nextHref={page.next ? `${path}?cursor=${page.next}` : undefined} />
    </section>
  )
}
