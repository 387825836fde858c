import { expect, test } from '@playwright/test'
import { expectAccessible, signIn } from '../support/errands.ts'
import { columnOf, editBook } from '../support/workbooks.ts'

const WORKSPACE = 'eau-assainissement-sn'

test('a manager takes a register away, edits it in a spreadsheet, brings it back and undoes it', async ({ page }) => {
  await signIn(page, 'awa.diop@eau-demo.example')
  await page.goto(`/fr/w/${WORKSPACE}/needs?tab=drafts`)
  await page.getByText('Tableur', { exact: true }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /tous les champs/ }).click()])
  const mark = ` (revu ${Date.now()})`
  const edited = await editBook((await download.path()) ?? '', ({ worksheets }) => {
    const sheet = worksheets[1]
    if (!sheet) throw new Error('The workbook has no sheet of needs')
    const row = sheet.getRow(3)
    const title = row.getCell(columnOf(sheet, 'title@fr'))
    title.value = `${title.text}${mark}`
  })

  await page.goto(`/fr/w/${WORKSPACE}/bulk?kind=NEED`)
  await expectAccessible(page)
  await page.getByLabel('Fichier XLSX ou CSV').setInputFiles({ name: 'besoins.xlsx', mimeType: 'application/zip', buffer: edited })
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui changerait', exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(mark.trim()).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Faire cette modification' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui a été fait' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Tout annuler' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui a été annulé' })).toBeVisible({ timeout: 30_000 })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a manager sees how many lines are chosen, chooses the page at once, and finds lines right under closed filters', async ({
    page,
  }) => {
    await signIn(page, 'awa.diop@eau-demo.example')
    await page.goto(`/fr/w/${WORKSPACE}/projects?country=SN`)
    await expect(page.locator('select[name=country]')).toBeHidden()
    await expect(page.getByRole('link', { name: /Pays\s: Sénégal/ })).toBeVisible()
    const lines = page.locator('input[name=record]')
    await lines.nth(1).check()
    await expect(page.getByText('1 fiche choisie')).toBeInViewport()
    await expect(page.getByRole('button', { name: 'Modifier la sélection…' })).toBeInViewport()
    await page.getByRole('button', { name: 'Choisir toute la page' }).click()
    await expect(page.getByText(`${await lines.count()} fiches choisies`)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ne rien choisir' }).click()
    await expect(page.getByText('0 fiche choisie')).toBeVisible()
  })
})

test.describe('without JavaScript, in Arabic', () => {
  test.use({ javaScriptEnabled: false })

  test('a manager filters the register, keeps it as a view, and changes what is chosen', async ({ page }) => {
    await signIn(page, 'awa.diop@eau-demo.example')
    await page.goto(`/ar/w/${WORKSPACE}/projects?sort=-amount`)
    await page.getByText('العروض المحفوظة').click()
    await page.getByLabel('اسم العرض').fill('الأكبر')
    await page.getByRole('button', { name: 'حفظ العرض' }).click()
    await expect(page.getByText('حُفظ العرض ضمن «العروض المحفوظة».')).toBeVisible()
    await page.locator('summary', { hasText: 'العروض المحفوظة' }).click()
    await expect(page.getByRole('link', { name: 'الأكبر' })).toHaveAttribute('href', /sort=-amount/)

    const [first] = await page.locator('input[name=record]').all()
    await first?.check()
    await page.getByRole('button', { name: 'تعديل المختار…' }).click()
    await expect(page.getByText('سجلّ واحد مختار')).toBeVisible()
    await page.getByRole('button', { name: 'عرض ما سيتغيّر' }).click()
    await expect(page.getByRole('link', { name: 'اختر المطلوب.' })).toBeVisible()
    await page.locator('label', { hasText: 'تغيير المسؤول' }).first().click()
    await page.locator('select[name=owner]').selectOption('none')
    await page.getByRole('button', { name: 'عرض ما سيتغيّر' }).click()
    await expect(page.getByRole('heading', { name: 'ما سيتغيّر' })).toBeVisible()
    await page.getByRole('button', { name: 'إجراء هذا التعديل' }).click()
    await expect(page.getByRole('heading', { name: 'ما أُنجز' })).toBeVisible()
    await page.getByRole('button', { name: 'التراجع عن ذلك كله' }).click()
    await expect(page.getByRole('heading', { name: 'ما جرى التراجع عنه' })).toBeVisible()
  })
})
