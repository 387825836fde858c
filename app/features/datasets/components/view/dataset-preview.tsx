import type { ReactNode } from 'react'
import type { DatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import { DatasetFacts, DatasetQuality } from './dataset-facts.tsx'
import { DatasetByline, DatasetKeyFacts, DatasetSheet, DatasetStatus } from './dataset-sheet.tsx'

type DatasetPreviewProps = { view: DatasetView; language: string; versionsHref: string; tablesHref: string | null; children?: ReactNode }

/** A dataset in its workspace as its public page shows it, under the title that the page has already. */
export function DatasetPreview({ view, language, versionsHref, tablesHref, children }: DatasetPreviewProps) {
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <DatasetStatus view={view} />
      </div>
      <DatasetByline view={view} language={language} />
      <DatasetKeyFacts view={view} />
      {/* The sheet brings the page's own margins. */}
      <div className="-mx-4 md:-mx-8">
        <DatasetSheet
          view={view}
          tablesHref={tablesHref}
          aside={
            <>
              <DatasetFacts view={view} versionsHref={view.version && versionsHref} />
              <DatasetQuality view={view} />
            </>
          }
        >
          {children}
        </DatasetSheet>
      </div>
    </>
  )
}
