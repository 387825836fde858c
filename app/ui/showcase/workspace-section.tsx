import { CalendarCheck, FolderKanban, MapPin, MessageSquare, Users } from '#app/ui/marks/icons.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { WorkspaceRail } from '#app/ui/frame/workspace-rail.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { RecordStatus, type Publication, type WorkingCopy } from '#app/ui/marks/record-status.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import { Link } from '#app/ui/text/link.tsx'

type Row = { id: string; title: string; publication: Publication; workingCopy: WorkingCopy; budget: string; changed: string }

export function WorkspaceSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="workspace" title={t('section.workspace')}>
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="min-w-0">
          <SampleRail />
        </div>
        <div className="grid min-w-0 gap-10">
          <SampleRegister />
          <EmptyState level={3} title={t('empty.title')} action={<ButtonLink href="#forms">{t('empty.action')}</ButtonLink>}>
            {t('empty.text')}
          </EmptyState>
        </div>
      </div>
    </ShowcaseSection>
  )
}

function SampleRail() {
  const t = useSample()
  return (
    <WorkspaceRail
      workspace={t('rail.workspace')}
      links={[
        { href: '#workspace', label: t('rail.today'), icon: CalendarCheck },
        {
          href: '#record',
          label: t('rail.projects'),
          icon: FolderKanban,
          current: true,
          waiting: { countText: t('rail.waitingFigure'), label: t('rail.waiting') },
        },
        { href: '#lists', label: t('rail.needs'), icon: MapPin },
        { href: '#messages', label: t('rail.messages'), icon: MessageSquare },
        { href: '#forms', label: t('rail.members'), icon: Users },
      ]}
    />
  )
}

function SampleRegister() {
  const t = useSample()
  const rows: Row[] = [
    {
      id: 'wells',
      title: t('record.title'),
      publication: 'PUBLISHED',
      workingCopy: 'SUBMITTED',
      budget: t('register.wellsBudget'),
      changed: t('record.event1When'),
    },
    {
      id: 'school',
      title: t('register.school'),
      publication: 'NONE',
      workingCopy: 'DRAFT',
      budget: t('register.schoolBudget'),
      changed: t('record.event2When'),
    },
    {
      id: 'solar',
      title: t('register.solar'),
      publication: 'PUBLISHED',
      workingCopy: 'NONE',
      budget: t('register.solarBudget'),
      changed: t('record.event2When'),
    },
  ]
  return (
    <Table
      caption={t('register.caption')}
      stickyHead
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          header: t('register.title'),
          isRowHeader: true,
          cell: (row) => (
            <Link quiet href="#record">
              {row.title}
            </Link>
          ),
        },
        {
          key: 'state',
          header: t('register.state'),
          cell: (row) => <RecordStatus publication={row.publication} workingCopy={row.workingCopy} />,
        },
        {
          key: 'budget',
          header: t('register.budget'),
          numeric: true,
          cell: (row) => row.budget,
          sort: { href: '#workspace', direction: 'descending' },
        },
        {
          key: 'changed',
          header: t('register.changed'),
          nowrap: true,
          cell: (row) => row.changed,
          sort: { href: '#workspace', direction: undefined },
        },
      ]}
    />
  )
}
