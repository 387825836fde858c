import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export function RecordSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="record" title={t('section.record')}>
      <div className="grid gap-3">
        <p className="text-base text-ink-soft">{t('record.eyebrow')}</p>
        <p className="text-2xl font-semibold">{t('record.title')}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-base text-ink-soft">
          <RecordStatus publication="PUBLISHED" workingCopy="SUBMITTED" />
          {t('record.vouched')}
        </div>
      </div>
      <DescriptionList
        layout="band"
        items={[
          { term: t('record.budget'), value: <span className="figures">{t('record.budgetValue')}</span>, note: t('record.budgetNote') },
          { term: t('record.status'), value: t('record.statusValue') },
          { term: t('record.people'), value: <span className="figures">{t('record.peopleValue')}</span> },
          { term: t('form.sector'), value: t('sector.water') },
        ]}
      />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid gap-4">
          <SectionHeading level={3}>{t('record.what')}</SectionHeading>
          <DescriptionList
            items={[
              { term: t('record.donor'), value: <Link href="#record">{t('record.donorValue')}</Link> },
              { term: t('form.period'), value: t('need.dates') },
              { term: t('form.description'), value: t('type.prose') },
            ]}
          />
        </div>
        <div className="grid content-start gap-4">
          <SectionHeading level={3}>{t('record.history')}</SectionHeading>
          <Timeline
            entries={[
              { id: 'published', when: t('record.event1When'), dateTime: '2026-04-14', title: t('record.event1'), isCurrent: true },
              {
                id: 'returned',
                when: t('record.event2When'),
                dateTime: '2026-04-09',
                title: t('record.event2'),
                detail: t('record.event2Detail'),
              },
            ]}
          />
        </div>
      </div>
    </ShowcaseSection>
  )
}
