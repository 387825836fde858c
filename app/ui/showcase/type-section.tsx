import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { Prose } from '#app/ui/text/prose.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

const grounds = [
  'bg-ink',
  'bg-accent',
  'bg-accent-pale',
  'bg-paper',
  'bg-paper-deep',
  'bg-line',
  'bg-danger',
  'bg-warning',
  'bg-success',
  'bg-focus',
  'bg-severity-1',
  'bg-severity-2',
  'bg-severity-3',
  'bg-severity-4',
  'bg-severity-5',
  'bg-chart-1',
  'bg-chart-2',
  'bg-chart-3',
  'bg-chart-4',
  'bg-chart-5',
  'bg-chart-6',
]

export function TypeSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="type" title={t('section.type')}>
      <Lead>{t('type.prose')}</Lead>
      <Prose>
        <p>{t('type.prose')}</p>
        <p>
          <Link href="#forms">{t('type.link')}</Link>
        </p>
      </Prose>
      <div className="grid gap-3">
        <SectionHeading level={3} aside={<Link href="#lists">{t('list.map')}</Link>}>
          {t('type.heading')}
        </SectionHeading>
        <SectionHeading level={4}>{t('type.subheading')}</SectionHeading>
        <LanguageTaggedText
          as="p"
          text={t('type.foreign.text')}
          lang={t('type.foreign.lang')}
          dir={t('type.foreign.dir') === 'rtl' ? 'rtl' : 'ltr'}
          languageName={t('type.foreign.name')}
          origin="machine"
        />
      </div>
      <div aria-hidden className="flex flex-wrap gap-2">
        {grounds.map((ground) => (
          <span key={ground} className={`size-12 rounded-md border border-line ${ground}`} />
        ))}
      </div>
    </ShowcaseSection>
  )
}
