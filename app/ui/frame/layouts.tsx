import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

/** The first lines of a page: breadcrumb, title, lead, on the page's column. */
export function PageHead({ children, band = false }: { children: ReactNode; band?: boolean }) {
  return (
    <div className={band ? 'border-b border-line bg-paper' : undefined}>
      <div className="shell grid gap-4 pt-3 pb-8">{children}</div>
    </div>
  )
}

/** A section across the page, on paper or on white. */
export function Band({ children, paper = false, id }: { children: ReactNode; paper?: boolean; id?: string | undefined }) {
  return (
    <section id={id} className={paper ? 'bg-paper' : undefined}>
      <div className="shell py-12 sm:py-16">{children}</div>
    </section>
  )
}

/** A list page: filters on the starting side, results in the middle, what one does with them on the end side. */
export function ListLayout({ filters, aside, children }: { filters: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <div
      className={classes(
        'shell grid items-start gap-x-10 gap-y-4 pb-16 lg:grid-cols-[16rem_minmax(0,1fr)]',
        aside !== undefined && 'xl:grid-cols-[16rem_minmax(0,1fr)_13rem]',
      )}
    >
      <div className="no-print min-w-0">{filters}</div>
      <div className="min-w-0">{children}</div>
      {aside !== undefined && <aside className="no-print min-w-0 lg:col-start-2 xl:col-start-3">{aside}</aside>}
    </div>
  )
}

/** A map and the list that equals it: one below the other, and from 1024 px side by side, where the map stays in sight; what one takes away below both. */
export function MapLayout({ map, below, children }: { map: ReactNode; below?: ReactNode; children: ReactNode }) {
  return (
    <div className="shell pb-16">
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="min-w-0 lg:sticky lg:top-4">{map}</div>
        <div className="min-w-0">{children}</div>
      </div>
      {below !== undefined && <div className="mt-8 border-t border-line pt-6">{below}</div>}
    </div>
  )
}

/** A record page: its sections, and a column of facts on the end side from 1024 px. */
export function RecordLayout({ facts, children }: { facts: ReactNode; children: ReactNode }) {
  return (
    <div className="shell grid items-start gap-x-14 gap-y-10 pb-16 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid min-w-0 gap-14">{children}</div>
      <aside className="grid min-w-0 gap-8 lg:sticky lg:top-6">{facts}</aside>
    </div>
  )
}

/** A workspace page: the rail on the starting side, the work beside it. */
export function WorkspaceLayout({ rail, children }: { rail: ReactNode; children: ReactNode }) {
  return (
    <div className="shell grid items-start gap-x-10 gap-y-2 pb-16 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="no-print min-w-0 lg:sticky lg:top-0 lg:pt-6">{rail}</div>
      <div className="min-w-0 lg:pt-6">{children}</div>
    </div>
  )
}

/** A form page: the steps on the starting side when there are several, one column of fields. */
export function FormLayout({ steps, children }: { steps?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes('grid items-start gap-x-12 gap-y-8', steps !== undefined && 'md:grid-cols-[15rem_minmax(0,1fr)]')}>
      {steps !== undefined && <div className="no-print min-w-0 md:sticky md:top-6">{steps}</div>}
      <div className="grid w-full max-w-form min-w-0 gap-8">{children}</div>
    </div>
  )
}

/** A page to read or a short form alone: one narrow column. */
export function ReadingLayout({ children }: { children: ReactNode }) {
  return (
    <div className="shell pb-16">
      <div className="grid max-w-form gap-8">{children}</div>
    </div>
  )
}
