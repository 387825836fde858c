import { useTranslation } from 'react-i18next'
import type { RecordQuality } from '#app/features/quality/queries/record-quality.server.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { FindingList, KeptList } from './finding-list.tsx'
import { ScoreFigure } from './score-figure.tsx'

/** How complete and consistent one record is, what would raise its score, and what is right already. */
export function RecordQualityPage({ title, quality }: { title: string; quality: RecordQuality }) {
  const { t } = useTranslation('quality')
  const { kind, title: name, findings } = quality
  const named = name?.text ?? t(`untitled.${kind}`)
  return (
    <div className="grid gap-10">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t(`register.${kind}`), href: quality.register },
            { label: named, href: quality.record, ...(name?.lang ? { lang: name.lang } : {}) },
          ]}
        />
        <PageTitle eyebrow={name ? <LanguageTaggedText {...name} /> : named}>{title}</PageTitle>
      </div>
      <ScoreFigure score={quality.score} />
      <section aria-labelledby="raise" className="grid gap-4">
        <SectionHeading id="raise">{t('raise.title')}</SectionHeading>
        {findings.length === 0 ? (
          <Notice tone="success" title={t('raise.nothing')}>
            {t('raise.nothingText')}
          </Notice>
        ) : (
          <>
            <p className="max-w-text text-base text-ink-soft">{t(findings[0]?.href ? 'raise.text' : 'raise.readOnly')}</p>
            <FindingList kind={kind} findings={findings} />
          </>
        )}
      </section>
      <div className="grid justify-items-start gap-1">
        <KeptList kind={kind} kept={quality.kept} />
        <Disclosure summary={t('method.title')}>
          <p className="max-w-text text-base">{t('method.text')}</p>
        </Disclosure>
      </div>
    </div>
  )
}
