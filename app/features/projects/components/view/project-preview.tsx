import type { ProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { ProjectByline, ProjectKeyFacts, ProjectRecordFacts, ProjectStatus } from './project-face.tsx'
import { ProjectSheet } from './project-sheet.tsx'

/** A project in its workspace as its public page shows it, under the title that the page has already. `here`: its address there. */
export function ProjectPreview({ view, language, here }: { view: ProjectView; language: string; here: string }) {
  return (
    <>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-x-3 gap-y-2 empty:hidden">
          <ProjectStatus view={view} />
        </div>
        <ProjectByline view={view} language={language} />
        <ProjectKeyFacts view={view} />
      </div>
      {/* The sheet brings the page's own margins; here the frame has them already. */}
      <div className="-mx-4 md:-mx-8">
        <ProjectSheet
          view={view}
          language={language}
          pageHref={(page) => `${here}?transactions=${page}#money`}
          recordFacts={<ProjectRecordFacts view={view} versionsHref={`${here}/versions`} />}
        />
      </div>
    </>
  )
}
