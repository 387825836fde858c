import type { NeedView } from '#app/features/needs/queries/need-view.server.ts'
import { NeedByline, NeedKeyFacts, NeedRecordFacts, NeedSheet, NeedStatus } from './need-sheet.tsx'

/** A need in its workspace as its public page shows it, under the title that the page has already. `here`: its address there. */
export function NeedPreview({ view, language, here }: { view: NeedView; language: string; here: string }) {
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <NeedStatus view={view} />
      </div>
      <NeedByline view={view} language={language} />
      <NeedKeyFacts view={view} />
      <NeedSheet view={view} language={language} recordFacts={<NeedRecordFacts view={view} versionsHref={`${here}/versions`} />} />
    </>
  )
}
