import type { ReactNode } from 'react'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export type AdminHeadProps = {
  title: string
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
  lead?: ReactNode
  /** The list that this page belongs to. */
  back?: { href: string; label: string } | undefined
  /** What one may do here: links that look like buttons. */
  actions?: ReactNode
  /** The outcome of what was just done, in words. */
  done?: string | undefined
  /** The same, where it was not done. */
  refused?: string | undefined
}

/** The first lines of a page of those who run the instance. */
export function AdminHead({ title, lang, dir, lead, back, actions, done, refused }: AdminHeadProps) {
  return (
    <div className="mb-8 grid gap-4">
      {back && <Breadcrumb crumbs={[back]} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <PageTitle lang={lang} dir={dir}>
          {title}
        </PageTitle>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
      {lead && <Lead>{lead}</Lead>}
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      {refused && (
        <Notice tone="danger" live>
          {refused}
        </Notice>
      )}
    </div>
  )
}
