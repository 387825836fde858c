import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead, RecordLayout } from '#app/ui/frame/layouts.tsx'
import { Toc } from '#app/ui/frame/toc.tsx'
import { ActionSection } from '#app/ui/showcase/action-section.tsx'
import { ChartSection } from '#app/ui/showcase/chart-section.tsx'
import { useSample } from '#app/ui/showcase/example.tsx'
import { FormSection, type SampleLanguage } from '#app/ui/showcase/form-section.tsx'
import { ListSection } from '#app/ui/showcase/list-section.tsx'
import { MarkSection } from '#app/ui/showcase/mark-section.tsx'
import { MessageSection } from '#app/ui/showcase/message-section.tsx'
import { RecordSection } from '#app/ui/showcase/record-section.tsx'
import type { SampleFigures } from '#app/ui/showcase/sample-figures.ts'
import { TypeSection } from '#app/ui/showcase/type-section.tsx'
import { WorkspaceSection } from '#app/ui/showcase/workspace-section.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

const sections = ['type', 'actions', 'forms', 'lists', 'record', 'marks', 'workspace', 'messages', 'charts'] as const

export type ShowcaseProps = { language: string; languages: SampleLanguage[]; homeHref: string; helpHref: string; figures: SampleFigures }

/** Every component with believable content, in sections with anchors. */
export function Showcase({ language, languages, homeHref, helpHref, figures }: ShowcaseProps) {
  const t = useSample()
  const entries = sections.map((id) => ({ id, label: t(`section.${id}`) }))
  return (
    <>
      <PageHead band>
        <Breadcrumb
          crumbs={[
            { label: t('home'), href: homeHref },
            { label: t('help'), href: helpHref },
          ]}
        />
        <PageTitle>{t('title')}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </PageHead>
      <div className="contents lg:hidden">
        <Toc entries={entries} layout="row" />
      </div>
      <div className="pt-10">
        <RecordLayout
          facts={
            <div className="hidden lg:block">
              <Toc entries={entries} />
            </div>
          }
        >
          <TypeSection />
          <ActionSection />
          <FormSection language={language} languages={languages} />
          <ListSection />
          <RecordSection />
          <MarkSection figures={figures} />
          <WorkspaceSection />
          <MessageSection />
          <ChartSection figures={figures} />
        </RecordLayout>
      </div>
    </>
  )
}
