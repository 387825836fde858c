import { useTranslation } from 'react-i18next'
import { RegisterTable, type RegisterAround } from '#app/features/filters/components/register-table.tsx'
import type { ProjectLine, ProjectRegister as Register } from '#app/features/projects/queries/edit-register.server.ts'
import type { Column } from '#app/ui/lists/table.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** A workspace's own projects: by state, found by words, fifty a page. */
export function ProjectRegister({ register: { frame, lines }, ...around }: { register: Register } & RegisterAround<ProjectLine>) {
  const columns = useColumns(frame)
  return <RegisterTable namespace="projects-edit" frame={frame} columns={columns} lines={lines} {...around} />
}

/** Days that stay whole where the line breaks between them. */
function Days({ days }: { days: string[] }) {
  return (
    <span>
      {days.map((day, index) => (
        <span key={day}>
          <span className="whitespace-nowrap">
            {day}
            {index < days.length - 1 && ' –'}
          </span>{' '}
        </span>
      ))}
    </span>
  )
}

function useColumns({ sorts }: Register['frame']): Column<ProjectLine>[] {
  const { t } = useTranslation('projects-edit')
  return [
    {
      key: 'title',
      header: t('register.column.title'),
      isRowHeader: true,
      cell: ({ href, title, identifier }) => (
        <span className="block min-w-0 lg:min-w-60">
          <Link quiet href={href} className="font-semibold">
            {title ? <LanguageTaggedText {...title} /> : t('untitled')}
          </Link>
          {identifier && (
            <span className="block text-sm font-normal wrap-anywhere text-ink-soft">
              <bdi>{identifier}</bdi>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'status',
      header: t('register.column.status'),
      cell: ({ publication, workingState }) => <RecordStatus publication={publication} workingCopy={workingState} />,
    },
    { key: 'iatiStatus', header: t('register.column.iatiStatus'), cell: ({ iatiStatus }) => iatiStatus },
    { key: 'countries', header: t('register.column.countries'), cell: ({ countries }) => countries },
    { key: 'start', header: t('register.column.dates'), cell: ({ dates }) => <Days days={dates} />, sort: sorts['start'] },
    { key: 'amount', header: t('register.column.amount'), cell: ({ amount }) => amount, numeric: true, sort: sorts['amount'] },
    { key: 'owner', header: t('register.column.owner'), cell: ({ owner }) => owner && <bdi>{owner}</bdi> },
    { key: 'quality', header: t('register.column.quality'), cell: ({ quality }) => quality, numeric: true, sort: sorts['quality'] },
    { key: 'languages', header: t('register.column.languages'), cell: ({ languages }) => languages },
    { key: 'updated', header: t('register.column.updated'), cell: ({ updated }) => <Days days={[updated]} />, sort: sorts['updated'] },
  ]
}
