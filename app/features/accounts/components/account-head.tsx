import { useTranslation } from 'react-i18next'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

/** The first lines of a page about one's account. */
export function AccountHead({ title, lead }: { title: string; lead?: string | undefined }) {
  const { t, i18n } = useTranslation('common')
  return (
    <PageHead>
      <Breadcrumb crumbs={[{ label: t('nav.home'), href: `/${i18n.language}` }]} />
      <PageTitle>{title}</PageTitle>
      {lead && <Lead>{lead}</Lead>}
    </PageHead>
  )
}
