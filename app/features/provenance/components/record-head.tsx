import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

type Crumb = { label: string; href: string; lang?: string }

type MemberHeadProps = {
  /** Where the words are: `register.title`, `untitled`. */
  namespace: string
  /** The register of the workspace, and the record's page in it. */
  register: string
  base: string
  name: TaggedText | null
  /** What the page is. */
  heading: string
  /** Pages between the record's and this one. */
  more?: Crumb[]
  children?: ReactNode
}

/** Which record a page of the workspace is about, and the way back to it. */
export function MemberRecordHead({ namespace, register, base, name, heading, more = [], children }: MemberHeadProps) {
  const { t } = useTranslation(namespace)
  return (
    <div className="grid gap-4">
      <Breadcrumb crumbs={[{ label: t('register.title'), href: register }, crumbOf(base, name, t('untitled')), ...more]} />
      <PageTitle eyebrow={name ? <LanguageTaggedText {...name} /> : t('untitled')}>{heading}</PageTitle>
      {children}
    </div>
  )
}

type PublicHeadProps = {
  /** Where the words are: `list.title`. */
  namespace: string
  /** The list of published records, and the record's page. */
  list: string
  base: string
  name: TaggedText | null
  heading: string
  children?: ReactNode
}

/** The same on a page of the public. */
export function PublicRecordHead({ namespace, list, base, name, heading, children }: PublicHeadProps) {
  const { t } = useTranslation(namespace)
  return (
    <PageHead>
      <Breadcrumb crumbs={[{ label: t('list.title'), href: list }, crumbOf(base, name, t('list.title'))]} />
      <PageTitle eyebrow={name && <LanguageTaggedText {...name} />}>{heading}</PageTitle>
      {children}
    </PageHead>
  )
}

const crumbOf = (href: string, name: TaggedText | null, untitled: string): Crumb => ({
  label: name?.text ?? untitled,
  href,
  ...(name?.lang ? { lang: name.lang } : {}),
})
