import { useTranslation } from 'react-i18next'
import { ExpertFields } from '#app/features/expertise/components/directory/expert-fields.tsx'
import { SkillLines } from '#app/features/expertise/components/directory/skill-list.tsx'
import { SuggestedSkills } from '#app/features/expertise/components/directory/suggested-skills.tsx'
import type { Roster, RosterLine } from '#app/features/expertise/queries/roster/roster-view.server.ts'
import { Filters } from '#app/features/filters/components/list-frame.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table, type Column } from '#app/ui/lists/table.tsx'
import { Download, UserCheck, UserRound, Users } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { ConsentMark } from './consent-mark.tsx'

/** A workspace's own experts: who, what they can, what they consent to, when they are free; with the list as a file. */
export function RosterTable({ roster }: { roster: Roster }) {
  const { t } = useTranslation('experts')
  const { view, lines, countText, asked, suggested, files } = roster
  return (
    <div className="grid gap-5">
      <Filters view={view} folded fields={<ExpertFields asked={asked} />} wordsHint={t('filter.qHintRoster')} />
      {view.notes.map((note) => (
        <Notice key={note} tone="warning">
          {note}
        </Notice>
      ))}
      <SuggestedSkills skills={suggested} />
      <FilterChips chips={view.chips} clearHref={view.clearHref} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-lg font-semibold">{countText}</p>
        <p className="no-print flex flex-wrap gap-3">
          <ButtonLink href={files.csv} look="secondary">
            <Download aria-hidden size={18} />
            {t('file.csv')}
          </ButtonLink>
          <ButtonLink href={files.xlsx} look="secondary">
            <Download aria-hidden size={18} />
            {t('file.xlsx')}
          </ButtonLink>
        </p>
      </div>
      {lines.length === 0 ? <p className="max-w-text">{t('roster.nothingFound')}</p> : <Lines roster={roster} />}
      <Pagination firstHref={view.firstHref} nextHref={view.nextHref} />
    </div>
  )
}

function Lines({ roster: { lines, heads } }: { roster: Roster }) {
  const { t } = useTranslation('experts')
  const columns: Column<RosterLine>[] = [
    {
      key: 'name',
      header: t('column.name'),
      isRowHeader: true,
      sort: heads['name'],
      cell: ({ href, name, kind }) => (
        <span className="block min-w-0">
          <Link quiet href={href} className="font-semibold">
            <bdi>{name}</bdi>
          </Link>
          <span className="flex items-center gap-1.5 font-normal text-ink-soft">
            <Kind kind={kind} />
          </span>
        </span>
      ),
    },
    {
      key: 'skills',
      header: t('column.skills'),
      cell: ({ skills, more }) => skills.length > 0 && <SkillLines skills={skills} more={more} />,
    },
    { key: 'languages', header: t('column.languages'), cell: ({ languages }) => languages },
    { key: 'consent', header: t('column.consent'), cell: ({ seenBy, proposedBy }) => <ConsentMark {...{ seenBy, proposedBy }} /> },
    { key: 'free', header: t('column.free'), nowrap: true, sort: heads['start'], cell: ({ free }) => free ?? t('free.none') },
    { key: 'claimed', header: t('column.claimed'), cell: ({ isClaimed }) => <Claimed isClaimed={isClaimed} /> },
    { key: 'updated', header: t('column.updated'), nowrap: true, sort: heads['updated'], cell: ({ updated }) => updated },
  ]
  return <Table caption={t('roster.title')} captionHidden stickyHead columns={columns} rows={lines} rowKey={({ id }) => id} />
}

function Kind({ kind }: Pick<RosterLine, 'kind'>) {
  const { t } = useTranslation('experts')
  const Mark = kind === 'TEAM' ? Users : UserRound
  return (
    <>
      <Mark aria-hidden size={16} className="shrink-0" />
      {t(`kind.${kind}`)}
    </>
  )
}

/** Whether the person has taken the profile over. */
function Claimed({ isClaimed }: Pick<RosterLine, 'isClaimed'>) {
  const { t } = useTranslation('experts')
  if (!isClaimed) return <span className="text-ink-soft">{t('claimed.no')}</span>
  return (
    <span className="inline-flex items-center gap-1.5">
      <UserCheck aria-hidden size={16} className="shrink-0 text-accent" />
      {t('claimed.yes')}
    </span>
  )
}
