import { useTranslation } from 'react-i18next'
import type { NeedProposals as Standing } from '#app/features/matching/answers/queries/need-proposals.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ProposalList } from './proposal-list.tsx'

/** Where a request for expertise stands: places and proposals. `allHref`: all proposals of the workspace. */
export function NeedProposals({ standing, allHref }: { standing: Standing | null; allHref: string }) {
  const { t } = useTranslation('matching')
  if (!standing) return null
  const { lines, hasMore } = standing
  return (
    <section aria-labelledby="proposals" className="grid gap-5">
      <SectionHeading id="proposals" aside={hasMore && <Link href={allHref}>{t('need.all')}</Link>}>
        {t('need.title')}
      </SectionHeading>
      <DescriptionList
        layout="band"
        items={(['asked', 'proposed', 'sent', 'accepted', 'left'] as const).map((name) => ({
          term: t(`need.${name}`),
          value: <span className="figures">{standing[name]}</span>,
        }))}
      />
      {lines.length > 0 ? (
        <ProposalList lines={lines} common="request" />
      ) : (
        <p className="max-w-text text-base text-ink-soft">{t('need.none')}</p>
      )}
    </section>
  )
}
