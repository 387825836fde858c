import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Image, Printer } from '#app/ui/marks/icons.tsx'

type Props = {
  print: string
  /** Whole address of the page for frames. */
  embed: string
  children?: ReactNode
}

/** What one takes away of the map as it is shown: paper, an image, a frame for another site, files. */
export function MapShare({ print, embed, children }: Props) {
  const { t } = useTranslation('map')
  const code = `<iframe src="${embed}" title="${t('title')}" width="100%" height="640" style="border:0" loading="lazy" allow="geolocation"></iframe>`
  return (
    <div className="no-print grid gap-4">
      <div className="flex flex-wrap gap-2">
        <span data-map-part="print">
          <ButtonLink href={print} look="secondary">
            <Printer aria-hidden size={18} />
            {t('share.print')}
          </ButtonLink>
        </span>
        <Button type="button" look="secondary" data-map-image hidden>
          <Image aria-hidden size={18} />
          {t('share.image')}
        </Button>
      </div>
      {children && <div data-map-part="files">{children}</div>}
      <div data-map-part="embed">
        <Disclosure summary={t('share.embed')}>
          <Field name="embed-code" label={t('share.code')} hint={t('share.codeHint')}>
            <TextArea rows={4} readOnly dir="ltr" className="font-mono text-sm" defaultValue={code} />
          </Field>
        </Disclosure>
      </div>
    </div>
  )
}
